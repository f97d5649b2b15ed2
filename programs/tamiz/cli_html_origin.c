/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_html_origin.h"

#include "cli_html.h"
#include "cli_lists.h"

#include <string.h>

static void put_fact(FILE *out, const char *label, const char *text) {
    if (text && *text) cli_html(out, "<dt>%s</dt><dd>%s</dd>\n", label, text);
}

static void put_code(FILE *out, const char *label, const char *text) {
    if (text && *text)
        cli_html(out, "<dt>%s</dt><dd><code>%s</code></dd>\n", label, text);
}

static void put_policy(FILE *out, const tamiz_options *options) {
    const tamiz_policy *policy = options->policy;
    if (policy) {
        cli_html(out, "<dt>policy</dt><dd>%s (<code>%s</code>)%s%s</dd>\n",
                 tamiz_policy_name(policy), tamiz_policy_id(policy),
                 options->use && *options->use ? ", used for " : "",
                 options->use ? options->use : "");
    } else {
        put_fact(out, "policy", "none");
    }
    if (options->threshold < 0)
        put_fact(out, "threshold", "as the policy says");
    else
        cli_html(out, "<dt>threshold</dt><dd>%.2f</dd>\n", options->threshold);
}

static void put_question(FILE *out, const cli_args *args,
                         const tamiz_options *options) {
    put_policy(out, options);
    put_fact(out, "in force on", args->as_of);
    put_fact(out, "as known on", args->known_on);
    put_fact(out, "date of the text", options->text_day);
    if (options->weak_aliases)
        put_fact(out, "weak aliases", "may be a hit alone");
    if (!args->list_count) return;
    (void)fputs("<dt>only lists</dt><dd>", out);
    for (size_t i = 0; i < args->list_count; i++)
        cli_html(out, "%s<code>%s</code>", i ? ", " : "", args->lists[i]);
    (void)fputs("</dd>\n", out);
}

/* ---- lists ------------------------------------------------------------- */

/* The publisher replaces data that are older, as a rule; 0 = no rule known. */
static uint32_t stale_days(const char *list) {
    tamiz_list_status status;
    tamiz_error err;
    if (tamiz_home_status(NULL, list, &status, &err)) return 0;
    return status.stale_days;
}

static void put_age(FILE *out, const tamiz_list_info *list) {
    long age = cli_age_days(*list->published ? list->published : list->fetched);
    uint32_t most = stale_days(list->id);
    if (age < 0) {
        (void)fputs("<td role=\"cell\" data-label=\"age\">unknown</td>", out);
        return;
    }
    bool stale = most && age > (long)most;
    cli_html(out,
             "<td role=\"cell\" data-label=\"age\" class=\"%s\">"
             "<span>%s%zu %s%s</span></td>",
             stale ? "open" : "", *list->published ? "" : "read ", (size_t)age,
             age == 1 ? "day" : "days", *list->published ? "" : " ago");
}

static void put_list(FILE *out, const tamiz_list_info *list) {
    cli_html(out,
             "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">%s "
             "<code>%s</code></th>"
             "<td role=\"cell\" data-label=\"publisher\">%s</td>"
             "<td role=\"cell\" data-label=\"data of\">%s</td>",
             list->title, list->id, list->issuer,
             *list->published ? list->published : "unknown");
    put_age(out, list);
    cli_html(out,
             "<td role=\"cell\" data-label=\"read\">%.10s</td>"
             "<td role=\"cell\" data-label=\"parties\" class=\"right\">%zu</td>"
             "</tr>\n",
             list->fetched, (size_t)list->entities);
}

static bool is_asked(const tamiz_options *options, const char *id) {
    for (size_t i = 0; i < options->list_count; i++)
        if (!strcmp(options->lists[i], id)) return true;
    return !options->list_count;
}

static void put_lists(FILE *out, const tamiz_options *options,
                      const tamiz_snapshot *snapshot) {
    static const char *const heads[] = {"list", "publisher", "data of", "age",
                                        "read"};
    (void)fputs("<table class=\"stack\" role=\"table\">\n"
                "<caption class=\"hidden\">Lists that were asked</caption>\n"
                "<thead role=\"rowgroup\"><tr role=\"row\">",
                out);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_html(out, "<th role=\"columnheader\" scope=\"col\">%s</th>",
                 heads[i]);
    (void)fputs("<th role=\"columnheader\" scope=\"col\" class=\"right\">"
                "parties</th></tr></thead>\n<tbody role=\"rowgroup\">\n",
                out);
    for (size_t i = 0; i < tamiz_snapshot_list_count(snapshot); i++) {
        tamiz_list_info list = tamiz_snapshot_list(snapshot, i);
        if (is_asked(options, list.id)) put_list(out, &list);
    }
    (void)fputs("</tbody>\n</table>\n", out);
}

void cli_html_origin(FILE *out, const cli_args *args,
                     const tamiz_options *options,
                     const tamiz_snapshot *snapshot, const char *config) {
    (void)fputs("<section class=\"origin document\" aria-labelledby=\"origin\">"
                "\n<h2 id=\"origin\">What this rests on</h2>\n<dl>\n",
                out);
    put_question(out, args, options);
    put_code(out, "snapshot", tamiz_snapshot_id(snapshot));
    if (options->gone)
        put_code(out, "who left the lists", tamiz_snapshot_id(options->gone));
    put_code(out, "engine", tamiz_version());
    put_code(out, "configuration", config);
    (void)fputs("</dl>\n", out);
    put_lists(out, options, snapshot);
    (void)fputs("</section>\n", out);
}
