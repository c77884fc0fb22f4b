#include "VietnameseData.h"

_Alignas(64) static const unsigned char lexicon[] = {
#embed "compiled/lexicon.bin"
};

_Alignas(64) static const unsigned char gazetteer[] = {
#embed "compiled/gazetteer.bin"
};

_Alignas(64) static const unsigned char ngrams[] = {
#embed "compiled/ngrams.bin"
};

_Alignas(64) static const unsigned char spelling[] = {
#embed "compiled/spelling.bin"
};

const void *vietnamese_lexicon(void) { return lexicon; }
size_t vietnamese_lexicon_size(void) { return sizeof lexicon; }
const void *vietnamese_gazetteer(void) { return gazetteer; }
size_t vietnamese_gazetteer_size(void) { return sizeof gazetteer; }
const void *vietnamese_ngrams(void) { return ngrams; }
size_t vietnamese_ngrams_size(void) { return sizeof ngrams; }
const void *vietnamese_spelling(void) { return spelling; }
size_t vietnamese_spelling_size(void) { return sizeof spelling; }
