// The language data, compiled from the tables by LanguageCompiler and linked into the binary.
#ifndef VIETNAMESE_DATA_H
#define VIETNAMESE_DATA_H

#include <stddef.h>

/// The lexicon: word index, phrase automaton and table cells; see LanguageCompiler for its form.
const void *vietnamese_lexicon(void);
size_t vietnamese_lexicon_size(void);

/// The administrative units with their codes, parents, spellings and successors; see GazetteerCompiler.
const void *vietnamese_gazetteer(void);
size_t vietnamese_gazetteer_size(void);

/// How probable syllables are after each other; see NgramEncoder.
const void *vietnamese_ngrams(void);
size_t vietnamese_ngrams_size(void);

/// What syllables look like and how letters are confused; see SpellingCompiler.
const void *vietnamese_spelling(void);
size_t vietnamese_spelling_size(void);

#endif
