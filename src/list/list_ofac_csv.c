/* SPDX-License-Identifier: Apache-2.0 */
/* The primary file is read twice: first for the roster (who is on the list,
 * as what, under which name), then for the facts. So the rows of all files may
 * come in any order, links between parties find their ends, and a row about
 * nobody is noticed.
 *
 * What the columns become:
 *   SDN_Name      name; of a person also lastName, firstName (around the first
 *                 comma)
 *   SDN_Type      individual: Person, vessel: Vessel, aircraft: Airplane, none:
 *                 Organization
 *   Program       "A] [B": a Sanction each, with the executive order in the
 *                 programme's tag ("RUSSIA-EO14024") as legalBasis
 *   Title         position of a person, else notes
 *   Call_Sign … Vess_flag   the vessel's properties
 *   Vess_owner    notes, "Vessel owner: NAME": FtM's owner is an entity, and
 *                 the name alone does not say which
 *   Remarks       see list_ofac_remarks.h
 *   alt.csv       aka, nka: alias; fka: previousName; remarks: notes
 *   add.csv       an Address "ofac-36/address-25" of the party's
 *                 addressEntity, and its full text as the party's address */
#include "list_ofac.h"

#include "format_csv.h"
#include "list_ofac_party.h"
#include "list_ofac_remarks.h"

#include <ctype.h>
#include <strings.h>

typedef struct csv_reader {
    const tamiz_sink *sink;
    const tamiz_list_progress *progress;
    tamiz_ofac_roster roster;
    tamiz_arena arena; /* of the row in work */
    tamiz_input *input;
    uint32_t rows;
} csv_reader;

typedef tamiz_code handle_row(csv_reader *reader, const tamiz_csv_row *row,
                              tamiz_error *err);

/* A kind of file. */
typedef struct row_shape {
    size_t columns;
    const char *names;
} row_shape;

static const row_shape sdn_shape = {
    12, "ent_num, SDN_Name, SDN_Type, Program, Title, Call_Sign, Vess_type, "
        "Tonnage, GRT, Vess_flag, Vess_owner, Remarks"};
static const row_shape alt_shape = {
    5, "ent_num, alt_num, alt_type, alt_name, alt_remarks"};
static const row_shape add_shape = {
    6, "ent_num, Add_Num, Address, City/State/Province/Postal Code, Country, "
       "Add_remarks"};
static const row_shape comments_shape = {2, "ent_num, Remarks"};

enum sdn_column {
    SDN_NUMBER,
    SDN_NAME,
    SDN_TYPE,
    SDN_PROGRAM,
    SDN_TITLE,
    SDN_CALL_SIGN,
    SDN_VESSEL_TYPE,
    SDN_TONNAGE,
    SDN_GROSS_TONNAGE,
    SDN_FLAG,
    SDN_OWNER,
    SDN_REMARKS
};
enum alt_column { ALT_NUMBER, ALT_ALT, ALT_TYPE, ALT_NAME, ALT_REMARKS };
enum add_column {
    ADD_NUMBER,
    ADD_ADD,
    ADD_STREET,
    ADD_CITY,
    ADD_COUNTRY,
    ADD_REMARKS
};

/* ---- rows of any file -------------------------------------------------- */

static tamiz_code fail_row(const csv_reader *reader, const tamiz_csv_row *row,
                           size_t column, tamiz_error *err, const char *what,
                           tamiz_span found) {
    size_t size = found.size < 80 ? found.size : 80;
    (void)tamiz_fail_at(err, TAMIZ_BAD_INPUT, tamiz_input_name(reader->input),
                        row->line, row->fields[column].column, row->offset,
                        "%s, found \"%.*s\"", what, (int)size, found.data);
    return TAMIZ_BAD_INPUT;
}

/* "-0- " stands for nothing. */
static tamiz_span cell(const tamiz_csv_row *row, size_t column) {
    tamiz_span text = tamiz_span_trim(row->fields[column].text);
    return tamiz_span_is(text, "-0-") ? (tamiz_span){NULL, 0} : text;
}

/* Written in one way only, so that the same party has one id. */
static bool is_number(tamiz_span text) {
    enum { MOST_DIGITS = 10 };
    if (!text.size || text.size > MOST_DIGITS || text.data[0] == '0')
        return false;
    for (size_t i = 0; i < text.size; i++)
        if (!isdigit((unsigned char)text.data[i])) return false;
    return true;
}

static tamiz_code check_row(const csv_reader *reader, const row_shape *shape,
                            const tamiz_csv_row *row, tamiz_error *err) {
    if (row->count != shape->columns)
        return tamiz_fail_at(err, TAMIZ_BAD_INPUT,
                             tamiz_input_name(reader->input), row->line, 1,
                             row->offset, "%zu fields; expected %zu: %s",
                             row->count, shape->columns, shape->names);
    tamiz_span number = cell(row, 0);
    if (is_number(number)) return TAMIZ_OK;
    return fail_row(reader, row, 0, err, "expected a number as ent_num",
                    number);
}

static bool is_end_mark(const tamiz_csv_row *row) {
    return row->count == 1 && tamiz_span_is(row->fields[0].text, "\x1a");
}

/* Some copies carry a line of column names. */
static bool is_header(const tamiz_csv_row *row) {
    tamiz_span first = row->fields[0].text;
    return row->line == 1 && first.size == strlen("ent_num") &&
           !strncasecmp(first.data, "ent_num", first.size);
}

static void tell_progress(const csv_reader *reader) {
    const tamiz_list_progress *progress = reader->progress;
    if (progress && progress->report)
        progress->report(progress->context, progress->stage,
                         tamiz_input_done(reader->input),
                         tamiz_input_total(reader->input));
}

static tamiz_code read_rows(csv_reader *reader, tamiz_csv *csv,
                            const row_shape *shape, handle_row *handle,
                            tamiz_error *err) {
    enum { ROWS_PER_REPORT = 1024 };
    tamiz_csv_row row;
    bool more = false, ended = false;
    tamiz_code code = TAMIZ_OK;
    for (size_t n = 0; !code; n++) {
        code = tamiz_csv_next(csv, &row, &more, err);
        if (code || !more) break;
        if (n % ROWS_PER_REPORT == 0) tell_progress(reader);
        if (ended)
            return fail_row(reader, &row, 0, err,
                            "expected nothing after the end mark 0x1A",
                            row.fields[0].text);
        ended = is_end_mark(&row);
        if (ended || is_header(&row)) continue;
        code = check_row(reader, shape, &row, err);
        if (!code) code = handle(reader, &row, err);
        tamiz_arena_reset(&reader->arena);
        reader->rows++;
    }
    return code;
}

static tamiz_code open_file(const tamiz_ofac_file *file, tamiz_input **out,
                            tamiz_error *err) {
    const char *path = file->path ? file->path : "memory";
    if (file->bytes.data)
        return tamiz_input_memory(file->bytes, path, out, err);
    return tamiz_input_open(path, out, err);
}

static tamiz_code read_file(csv_reader *reader, const tamiz_ofac_file *file,
                            const row_shape *shape, handle_row *handle,
                            tamiz_error *err) {
    if (!file->path && !file->bytes.data) return TAMIZ_OK;
    tamiz_csv *csv = NULL;
    tamiz_code code = open_file(file, &reader->input, err);
    if (code) return code;
    code = tamiz_csv_new(reader->input, (tamiz_csv_dialect){0}, &csv, err);
    if (!code) code = read_rows(reader, csv, shape, handle, err);
    tamiz_csv_free(csv);
    tamiz_input_close(reader->input);
    reader->input = NULL;
    return code;
}

/* ---- the roster -------------------------------------------------------- */

static tamiz_schema schema_of(tamiz_span type) {
    static const struct {
        const char *type;
        tamiz_schema schema;
    } rows[] = {
        {"", TAMIZ_SCHEMA_Organization},
        {"individual", TAMIZ_SCHEMA_Person},
        {"vessel", TAMIZ_SCHEMA_Vessel},
        {"aircraft", TAMIZ_SCHEMA_Airplane},
        {"entity", TAMIZ_SCHEMA_Organization},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tamiz_span_is(type, rows[i].type)) return rows[i].schema;
    return TAMIZ_SCHEMA_NONE;
}

static tamiz_code enrol(csv_reader *reader, const tamiz_csv_row *row,
                        tamiz_error *err) {
    tamiz_span number = cell(row, SDN_NUMBER), name = cell(row, SDN_NAME);
    tamiz_schema schema = schema_of(cell(row, SDN_TYPE));
    bool fresh = false;
    if (!name.size)
        return fail_row(reader, row, SDN_NAME, err, "expected a name", name);
    if (!schema)
        return fail_row(reader, row, SDN_TYPE, err,
                        "expected individual, vessel, aircraft or -0-",
                        cell(row, SDN_TYPE));
    tamiz_code code = tamiz_list_ofac_roster_add(&reader->roster, number, name,
                                                 schema, &fresh, err);
    if (code || fresh) return code;
    return fail_row(reader, row, SDN_NUMBER, err, "expected each ent_num once",
                    number);
}

static tamiz_code find_member(const csv_reader *reader,
                              const tamiz_csv_row *row, tamiz_ofac_member **out,
                              tamiz_error *err) {
    *out = tamiz_list_ofac_roster_find(&reader->roster, cell(row, 0));
    if (*out) return TAMIZ_OK;
    return fail_row(reader, row, 0, err,
                    "expected the ent_num of a party of the primary file",
                    cell(row, 0));
}

/* The remarks go on in the middle of a word: kept as they are. */
static tamiz_code add_overflow(csv_reader *reader, const tamiz_csv_row *row,
                               tamiz_error *err) {
    tamiz_ofac_member *member = NULL;
    tamiz_code code = find_member(reader, row, &member, err);
    if (code || !cell(row, 1).size) return code;
    tamiz_buffer_span(&member->overflow, row->fields[1].text);
    if (member->overflow.failed) return tamiz_fail_memory(err, "remarks");
    return TAMIZ_OK;
}

/* ---- parties ----------------------------------------------------------- */

static tamiz_code start_party(csv_reader *reader, const tamiz_csv_row *row,
                              tamiz_ofac_member **member,
                              tamiz_ofac_party *party, tamiz_error *err) {
    tamiz_code code = find_member(reader, row, member, err);
    if (code) return code;
    *party = (tamiz_ofac_party){.schema = (*member)->schema,
                                .sink = reader->sink,
                                .roster = &reader->roster,
                                .arena = &reader->arena,
                                .err = err};
    const char *record = tamiz_arena_print(
        party->arena, "%s:%u", tamiz_input_name(reader->input), row->line);
    if (!record) return tamiz_fail_memory(err, "the place of a record");
    party->record = tamiz_span_of(record);
    party->id = tamiz_list_ofac_id(party, (*member)->number);
    return party->code;
}

static void put_name(tamiz_ofac_party *party, tamiz_span name) {
    tamiz_list_ofac_put(party, TAMIZ_PROP_name, name);
    size_t comma = tamiz_span_find(name, TAMIZ_SPAN(","));
    if (party->schema != TAMIZ_SCHEMA_Person || comma == SIZE_MAX) return;
    tamiz_list_ofac_put(party, TAMIZ_PROP_lastName,
                        (tamiz_span){name.data, comma});
    tamiz_list_ofac_put(party, TAMIZ_PROP_firstName,
                        tamiz_span_from(name, comma + 1));
}

/* "SDGT] [IFSR": brackets and blanks stand around and between the tags. */
static void put_sanctions(tamiz_ofac_party *party, tamiz_span programmes) {
    for (size_t at = 0; at < programmes.size;) {
        size_t end = at;
        while (end < programmes.size && !strchr("[]", programmes.data[end]))
            end++;
        tamiz_span tag =
            tamiz_span_trim((tamiz_span){programmes.data + at, end - at});
        if (tag.size) (void)tamiz_list_ofac_put_sanction(party, tag);
        at = end + 1;
    }
}

static void put_columns(tamiz_ofac_party *party, const tamiz_csv_row *row) {
    static const struct {
        enum sdn_column column;
        tamiz_prop prop;
    } rows[] = {
        {SDN_CALL_SIGN, TAMIZ_PROP_callSign},
        {SDN_VESSEL_TYPE, TAMIZ_PROP_type},
        {SDN_TONNAGE, TAMIZ_PROP_tonnage},
        {SDN_GROSS_TONNAGE, TAMIZ_PROP_grossRegisteredTonnage},
    };
    tamiz_ofac_attached self = {party->id, party->schema};
    bool person = party->schema == TAMIZ_SCHEMA_Person;
    tamiz_list_ofac_put(party, person ? TAMIZ_PROP_position : TAMIZ_PROP_notes,
                        cell(row, SDN_TITLE));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        tamiz_list_ofac_put(party, rows[i].prop, cell(row, rows[i].column));
    tamiz_list_ofac_put_country(party, &self, TAMIZ_PROP_flag,
                                cell(row, SDN_FLAG));
}

static void put_owner(tamiz_ofac_party *party, tamiz_span owner) {
    if (!owner.size || party->code) return;
    const char *text = tamiz_arena_print(party->arena, "Vessel owner: %.*s",
                                         (int)owner.size, owner.data);
    if (!text) party->code = tamiz_fail_memory(party->err, "a vessel's owner");
    tamiz_list_ofac_put(party, TAMIZ_PROP_notes, tamiz_span_of(text));
}

/* OFAC cuts the column at 1,000 bytes and writes the rest to sdn_comments.csv.
 * Where that file is not at hand the last item is half an item. */
static tamiz_code put_remarks(tamiz_ofac_party *party, tamiz_span remarks,
                              const tamiz_buffer *overflow) {
    enum { COLUMN_SIZE = 1000 };
    tamiz_span all = remarks;
    tamiz_buffer joined = {0};
    if (overflow->size) {
        tamiz_buffer_span(&joined, remarks);
        tamiz_buffer_span(&joined, tamiz_buffer_view(overflow));
        all = tamiz_buffer_view(&joined);
    }
    bool stopped = remarks.size && remarks.data[remarks.size - 1] == '.';
    bool cut = !overflow->size && remarks.size >= COLUMN_SIZE && !stopped;
    if (joined.failed)
        party->code = tamiz_fail_memory(party->err, "remarks");
    else
        tamiz_list_ofac_remarks_put(party, all, cut);
    tamiz_buffer_clear(&joined);
    return party->code;
}

static tamiz_code put_party(csv_reader *reader, const tamiz_csv_row *row,
                            tamiz_error *err) {
    tamiz_ofac_member *member = NULL;
    tamiz_ofac_party party;
    tamiz_code code = start_party(reader, row, &member, &party, err);
    if (code) return code;
    put_name(&party, cell(row, SDN_NAME));
    put_sanctions(&party, cell(row, SDN_PROGRAM));
    put_columns(&party, row);
    put_owner(&party, cell(row, SDN_OWNER));
    tamiz_span remarks = cell(row, SDN_REMARKS);
    if (remarks.size) remarks = row->fields[SDN_REMARKS].text;
    if (party.code) return party.code;
    return put_remarks(&party, remarks, &member->overflow);
}

/* ---- aliases and addresses --------------------------------------------- */

static tamiz_prop alias_prop(tamiz_span type) {
    static const struct {
        const char *type;
        tamiz_prop prop;
    } rows[] = {
        {"aka", TAMIZ_PROP_alias},
        {"nka", TAMIZ_PROP_alias}, /* now known as */
        {"fka", TAMIZ_PROP_previousName},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tamiz_span_is(type, rows[i].type)) return rows[i].prop;
    return TAMIZ_PROP_NONE;
}

static tamiz_code put_alias(csv_reader *reader, const tamiz_csv_row *row,
                            tamiz_error *err) {
    tamiz_ofac_member *member = NULL;
    tamiz_ofac_party party;
    tamiz_prop prop = alias_prop(cell(row, ALT_TYPE));
    tamiz_code code = start_party(reader, row, &member, &party, err);
    if (code) return code;
    if (!prop)
        return fail_row(reader, row, ALT_TYPE, err, "expected aka, fka or nka",
                        cell(row, ALT_TYPE));
    if (!cell(row, ALT_NAME).size)
        return fail_row(reader, row, ALT_NAME, err, "expected a name",
                        cell(row, ALT_NAME));
    tamiz_list_ofac_put(&party, prop, cell(row, ALT_NAME));
    tamiz_list_ofac_put(&party, TAMIZ_PROP_notes, cell(row, ALT_REMARKS));
    return party.code;
}

/* "street, city, country", without what is missing. */
static tamiz_span full_address(const tamiz_csv_row *row, tamiz_arena *arena) {
    tamiz_span street = cell(row, ADD_STREET), city = cell(row, ADD_CITY);
    tamiz_span country = cell(row, ADD_COUNTRY);
    const char *first = street.size && city.size ? ", " : "";
    bool before = street.size || city.size;
    const char *second = before && country.size ? ", " : "";
    char *text =
        tamiz_arena_print(arena, "%.*s%s%.*s%s%.*s", (int)street.size,
                          street.data ? street.data : "", first, (int)city.size,
                          city.data ? city.data : "", second, (int)country.size,
                          country.data ? country.data : "");
    return tamiz_span_of(text);
}

/* A row of nothing but -0- says that no address is known. */
static tamiz_code put_address(csv_reader *reader, const tamiz_csv_row *row,
                              tamiz_error *err) {
    tamiz_ofac_member *member = NULL;
    tamiz_ofac_party party;
    tamiz_code code = start_party(reader, row, &member, &party, err);
    if (code) return code;
    tamiz_span number = cell(row, ADD_ADD);
    if (!is_number(number))
        return fail_row(reader, row, ADD_ADD, err,
                        "expected a number as Add_Num", number);
    tamiz_span full = full_address(row, party.arena);
    if (!full.data) return tamiz_fail_memory(err, "an address");
    tamiz_span remarks = cell(row, ADD_REMARKS);
    if (!full.size && !remarks.size) return TAMIZ_OK;
    tamiz_ofac_attached address =
        tamiz_list_ofac_attach(&party, TAMIZ_SCHEMA_Address, "address", number);
    tamiz_list_ofac_put_attached(&party, &address, TAMIZ_PROP_full, full);
    tamiz_list_ofac_put_attached(&party, &address, TAMIZ_PROP_street,
                                 cell(row, ADD_STREET));
    tamiz_list_ofac_put_attached(&party, &address, TAMIZ_PROP_city,
                                 cell(row, ADD_CITY));
    tamiz_list_ofac_put_country(&party, &address, TAMIZ_PROP_country,
                                cell(row, ADD_COUNTRY));
    tamiz_list_ofac_put_attached(&party, &address, TAMIZ_PROP_remarks, remarks);
    tamiz_list_ofac_put(&party, TAMIZ_PROP_addressEntity, address.id);
    tamiz_list_ofac_put(&party, TAMIZ_PROP_address, full);
    return party.code;
}

/* ---- the set ----------------------------------------------------------- */

tamiz_code tamiz_list_ofac_csv_read(const tamiz_ofac_files *files,
                                    const tamiz_sink *sink,
                                    tamiz_list_facts *facts,
                                    const tamiz_list_progress *progress,
                                    tamiz_error *err) {
    csv_reader reader = {.sink = sink, .progress = progress};
    tamiz_code code =
        read_file(&reader, &files->primary, &sdn_shape, enrol, err);
    reader.rows = 0; /* these rows come again */
    if (!code)
        code = read_file(&reader, &files->comments, &comments_shape,
                         add_overflow, err);
    if (!code)
        code = read_file(&reader, &files->primary, &sdn_shape, put_party, err);
    if (!code)
        code = read_file(&reader, &files->alt, &alt_shape, put_alias, err);
    if (!code)
        code = read_file(&reader, &files->add, &add_shape, put_address, err);
    if (!code)
        *facts = (tamiz_list_facts){.published = "", .rows = reader.rows};
    tamiz_arena_clear(&reader.arena);
    tamiz_list_ofac_roster_clear(&reader.roster);
    return code;
}
