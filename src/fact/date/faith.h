/* Calendars of religions: Julian Easter, the Hebrew and the Islamic calendar, as days (calendar.h). */
#ifndef NG_FACT_FAITH_H
#define NG_FACT_FAITH_H

#include <stdint.h>

/* Easter Sunday of the eastern churches. */
int32_t orthodox_easter(int32_t year);

/* Months from Nisan (1) over Tishri (7) to Kislev (9), Shevat (11) and Adar (12, in leap years the second). The day by light: holidays begin on
 * the evening before. */
int32_t hebrew_day(int32_t year, int32_t month, int32_t day);

/* The first such day in the Gregorian year: there may be two; with none (every 33 years) the one right behind it. Countries that wait until
 * the moon is seen may be a day later. */
int32_t islamic_day(int32_t year, int32_t month, int32_t day);

#endif
