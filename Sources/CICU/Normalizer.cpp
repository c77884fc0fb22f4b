#include "CICU.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

namespace {

class CallbackSink : public icu::ByteSink {
public:
  CallbackSink(void *context, void (*output)(void *, const uint8_t *, int32_t))
      : context(context), output(output) {}
  void Append(const char *bytes, int32_t n) override {
    output(context, reinterpret_cast<const uint8_t *>(bytes), n);
  }

private:
  void *context;
  void (*output)(void *, const uint8_t *, int32_t);
};

icu::StringPiece piece(const uint8_t *text, int32_t length) {
  return icu::StringPiece(reinterpret_cast<const char *>(text), length);
}

} // namespace

int32_t cicu_nfc_check(const uint8_t *text, int32_t length) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2 *nfc = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) return -error;
  UBool normal = nfc->isNormalizedUTF8(piece(text, length), error);
  return U_FAILURE(error) ? -error : normal;
}

int32_t cicu_nfc_normalize(const uint8_t *text, int32_t length, void *context,
                           void (*output)(void *, const uint8_t *, int32_t),
                           void (*edit)(void *, int32_t, int32_t, int32_t)) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2 *nfc = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) return error;
  CallbackSink sink(context, output);
  icu::Edits edits;
  nfc->normalizeUTF8(0, piece(text, length), sink, &edits, error);
  if (U_FAILURE(error)) return error;
  icu::Edits::Iterator stretch = edits.getFineIterator();
  while (stretch.next(error)) {
    edit(context, stretch.hasChange(), stretch.oldLength(), stretch.newLength());
  }
  return error;
}
