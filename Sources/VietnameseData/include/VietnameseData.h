// The language data, compiled from tables/*.tsv and gazetteer/*.tsv by LanguageCompiler and linked into the binary.
#ifndef VIETNAMESE_DATA_H
#define VIETNAMESE_DATA_H

#include <stddef.h>

/// The lexicon: word index, phrase automaton and table cells; see LanguageCompiler for its form.
const void *vietnamese_lexicon(void);
size_t vietnamese_lexicon_size(void);

/// The administrative units with their codes, parents, spellings and successors; see GazetteerCompiler.
const void *vietnamese_gazetteer(void);
size_t vietnamese_gazetteer_size(void);

#endif
