#include "CICU.h"

#include <unicode/ucal.h>

#include <limits>

void *cicu_calendar_open(int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  UCalendar *calendar = ucal_open(u"Etc/UTC", -1, "vi", UCAL_GREGORIAN, &code);
  if (U_SUCCESS(code)) {
    // Proleptic: the Gregorian rules hold for every year, there is no Julian past.
    ucal_setGregorianChange(calendar, -std::numeric_limits<double>::max(), &code);
    ucal_setAttribute(calendar, UCAL_LENIENT, 0);
  }
  *error = code;
  return calendar;
}

void cicu_calendar_close(void *calendar) { ucal_close(static_cast<UCalendar *>(calendar)); }

int32_t cicu_calendar_is_day(void *calendar, int32_t year, int32_t month, int32_t day) {
  UErrorCode code = U_ZERO_ERROR;
  UCalendar *gregorian = static_cast<UCalendar *>(calendar);
  ucal_clear(gregorian);
  ucal_setDate(gregorian, year, month - 1, day, &code);
  if (U_FAILURE(code)) return -code;
  ucal_getMillis(gregorian, &code);
  if (code == U_ILLEGAL_ARGUMENT_ERROR) return 0;
  return U_FAILURE(code) ? -code : 1;
}
