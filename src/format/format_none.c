/* placeholder until the first source arrives */ typedef int tamiz_format_none;
