/* nutgraf-compile: the rules folder into the image that is linked into the library. Runs at build time only. */
#include <stdio.h>

#include "base/file.h"
#include "rule/compile.h"

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: nutgraf-compile OUT.image RULES_DIR\n");
    return 2;
  }
  source_list sources = {0};
  rule_report report = {0};
  ng_buf image = {0};
  ng_error error = {0};
  ng_status status = sources_read(&sources, argv[2], &error);
  if (status == NG_OK) status = compile_rules(&image, &sources, &report, &error);
  if (report.text.len) fwrite(report.text.ptr, 1, report.text.len, stderr);
  if (status == NG_OK) status = file_write(argv[1], image.ptr, image.len, &error);
  if (status != NG_OK && status != NG_ERROR_RULE) fprintf(stderr, "nutgraf-compile: %s\n", error.message);
  if (status == NG_ERROR_RULE) fprintf(stderr, "nutgraf-compile: %u errors in the rules\n", report.error_count);
  sources_clear(&sources);
  buf_clear(&report.text);
  buf_clear(&image);
  return status == NG_OK ? 0 : 1;
}
