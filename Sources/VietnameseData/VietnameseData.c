#include "VietnameseData.h"

_Alignas(64) static const unsigned char lexicon[] = {
#embed "compiled/lexicon.bin"
};

_Alignas(64) static const unsigned char gazetteer[] = {
#embed "compiled/gazetteer.bin"
};

const void *vietnamese_lexicon(void) { return lexicon; }
size_t vietnamese_lexicon_size(void) { return sizeof lexicon; }
const void *vietnamese_gazetteer(void) { return gazetteer; }
size_t vietnamese_gazetteer_size(void) { return sizeof gazetteer; }
