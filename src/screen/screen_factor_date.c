/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_factor_date.h"

enum { CIRCA_YEARS = 2 };

static bool is_vague(const tamiz_date_range *r) {
    return r->to.year || r->circa;
}

int tamiz_dates_years_apart(const tamiz_date_range *a,
                            const tamiz_date_range *b) {
    int slack = a->circa || b->circa ? CIRCA_YEARS : 0;
    int gap = a->from.year > tamiz_date_last_year(b)
                  ? a->from.year - tamiz_date_last_year(b)
              : b->from.year > tamiz_date_last_year(a)
                  ? b->from.year - tamiz_date_last_year(a)
                  : 0;
    return gap > slack ? gap - slack : 0;
}

/* Of one month on each side, whose days are known or not. */
static tamiz_odds_weight compare_days(tamiz_date a, tamiz_date b) {
    if (a.month == b.month && (!a.day || !b.day))
        return TAMIZ_ODDS_month_agrees;
    if (a.month == b.month && a.day == b.day) return TAMIZ_ODDS_day_agrees;
    if (!a.day || !b.day) return TAMIZ_ODDS_day_differs;
    if (a.month == b.day && a.day == b.month) return TAMIZ_ODDS_day_swapped;
    int apart = tamiz_date_first_day(a) - tamiz_date_first_day(b);
    return apart == 1 || apart == -1 ? TAMIZ_ODDS_day_beside
                                     : TAMIZ_ODDS_day_differs;
}

/* The first of January is what registers write when they know the year only. */
static bool same_day_of_year(tamiz_date a, tamiz_date b) {
    return a.day && a.month == b.month && a.day == b.day &&
           !(a.month == 1 && a.day == 1);
}

/* One digit is another, or two neighbours changed places: 1957, 1967, 1975. */
static bool is_slip(int a, int b) {
    int differ = 0, at = 0, x[4], y[4];
    for (int i = 0; i < 4; i++, a /= 10, b /= 10) {
        x[i] = a % 10;
        y[i] = b % 10;
        if (x[i] == y[i]) continue;
        if (!differ++) at = i;
    }
    return differ == 1 ||
           (differ == 2 && at < 3 && x[at] == y[at + 1] && x[at + 1] == y[at]);
}

tamiz_odds_weight tamiz_dates_compare(const tamiz_date_range *a,
                                      const tamiz_date_range *b) {
    bool vague = is_vague(a) || is_vague(b);
    int apart = tamiz_dates_years_apart(a, b);
    if (apart && !vague && same_day_of_year(a->from, b->from) &&
        (apart == 1 || is_slip(a->from.year, b->from.year)))
        return TAMIZ_ODDS_year_slips;
    if (apart)
        return apart == 1 ? TAMIZ_ODDS_year_beside : TAMIZ_ODDS_year_differs;
    if (vague || !a->from.month || !b->from.month)
        return TAMIZ_ODDS_year_agrees;
    return compare_days(a->from, b->from);
}
