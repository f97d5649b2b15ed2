/* placeholder until the first source arrives */ typedef int tamiz_list_none;
