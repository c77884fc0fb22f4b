#include "CICU.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace {

UScriptCode script(uint32_t codepoint) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(codepoint), &error);
}

} // namespace

int32_t cicu_category(uint32_t codepoint) { return u_charType(static_cast<UChar32>(codepoint)); }

int32_t cicu_is_latin(uint32_t codepoint) {
  UScriptCode code = script(codepoint);
  return code == USCRIPT_LATIN || code == USCRIPT_COMMON || code == USCRIPT_INHERITED;
}

int32_t cicu_is_ideographic(uint32_t codepoint) {
  UScriptCode code = script(codepoint);
  return code == USCRIPT_HANGUL || uscript_breaksBetweenLetters(code);
}

const char *cicu_script_name(uint32_t codepoint) { return uscript_getShortName(script(codepoint)); }

uint32_t cicu_fold_case(uint32_t codepoint) {
  return static_cast<uint32_t>(
      u_foldCase(static_cast<UChar32>(codepoint), U_FOLD_CASE_DEFAULT));
}
