#include "VietnameseData.h"

_Alignas(64) static const unsigned char lexicon[] = {
#embed "compiled/lexicon.bin"
};

const void *vietnamese_lexicon(void) { return lexicon; }
size_t vietnamese_lexicon_size(void) { return sizeof lexicon; }
