#include "CICU.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <vector>

int32_t cicu_convert_to_utf8(const char *charset, const uint8_t *text, int32_t length,
                             uint8_t *output, int32_t capacity, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(charset, &code);
  if (U_FAILURE(code)) {
    *error = code;
    return 0;
  }
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &code);
  // One byte is at most one UTF-16 unit in every charset ICU knows, save a few that need two.
  std::vector<UChar> units(static_cast<size_t>(length) * 2 + 1);
  int32_t count =
      ucnv_toUChars(converter, units.data(), static_cast<int32_t>(units.size()),
                    reinterpret_cast<const char *>(text), length, &code);
  ucnv_close(converter);
  int32_t needed = 0;
  if (U_SUCCESS(code)) {
    u_strToUTF8(reinterpret_cast<char *>(output), capacity, &needed, units.data(), count, &code);
    if (code == U_BUFFER_OVERFLOW_ERROR) code = U_ZERO_ERROR;
  }
  *error = code;
  return needed;
}
