#include "CICU.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <new>

namespace {

struct Words {
  UBreakIterator *iterator;
  UText text;
};

} // namespace

void *cicu_words_open(const char *locale, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  Words *words = new (std::nothrow) Words{nullptr, UTEXT_INITIALIZER};
  if (words == nullptr) {
    *error = U_MEMORY_ALLOCATION_ERROR;
    return nullptr;
  }
  words->iterator = ubrk_open(UBRK_WORD, locale, nullptr, 0, &code);
  *error = code;
  return words;
}

void cicu_words_close(void *handle) {
  Words *words = static_cast<Words *>(handle);
  ubrk_close(words->iterator);
  utext_close(&words->text);
  delete words;
}

int32_t cicu_words_set_text(void *handle, const uint8_t *text, int64_t length) {
  Words *words = static_cast<Words *>(handle);
  UErrorCode code = U_ZERO_ERROR;
  utext_openUTF8(&words->text, reinterpret_cast<const char *>(text), length, &code);
  ubrk_setUText(words->iterator, &words->text, &code);
  return code;
}

int32_t cicu_words_next(void *handle) {
  return ubrk_next(static_cast<Words *>(handle)->iterator);
}
