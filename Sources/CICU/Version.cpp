#include "CICU.h"

#include <unicode/utypes.h>
#include <unicode/uversion.h>

void cicu_version(char *buffer) {
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, buffer);
}

const char *cicu_error_name(int32_t code) { return u_errorName(static_cast<UErrorCode>(code)); }
