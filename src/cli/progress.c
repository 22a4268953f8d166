/* Telling progress. */
#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#define TERMINAL_SECONDS 0.2
#define JSON_SECONDS 1.0

double progress_seconds(const progress *progress) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)(now.tv_sec - progress->start.tv_sec) + (double)(now.tv_nsec - progress->start.tv_nsec) / 1e9;
}

void progress_init(progress *progress, progress_mode mode) {
  progress->mode = mode == PROGRESS_AUTO && !isatty(STDERR_FILENO) ? PROGRESS_NONE : mode;
  clock_gettime(CLOCK_MONOTONIC, &progress->start);
}

/* Seconds left if all goes on as it did; -1 when nobody knows. */
static double seconds_left(const progress *progress, uint64_t read, double seconds) {
  if (!progress->total || !read || read > progress->total) return -1;
  return seconds * (double)(progress->total - read) / (double)read;
}

static void show_json(uint64_t articles, uint64_t failures, uint64_t read, double seconds, double left, bool is_last) {
  fprintf(stderr, "{\"articles\":%llu,\"failures\":%llu,\"bytes\":%llu,\"seconds\":%.1f,\"mb_per_second\":%.2f,\"seconds_left\":",
          (unsigned long long)articles, (unsigned long long)failures, (unsigned long long)read, seconds,
          seconds > 0 ? (double)read / 1e6 / seconds : 0);
  if (left >= 0) {
    fprintf(stderr, "%.0f,\"done\":%s}\n", left, is_last ? "true" : "false");
  } else {
    fprintf(stderr, "null,\"done\":%s}\n", is_last ? "true" : "false");
  }
}

static void show_line(uint64_t articles, uint64_t failures, uint64_t read, double seconds, double left) {
  fprintf(stderr, "\r%llu articles  %.1f MB/s", (unsigned long long)articles, seconds > 0 ? (double)read / 1e6 / seconds : 0);
  if (failures) fprintf(stderr, "  %llu failed", (unsigned long long)failures);
  if (left >= 0) fprintf(stderr, "  %u:%02u left", (unsigned)left / 60, (unsigned)left % 60);
  fprintf(stderr, "\033[K");
}

void progress_show(progress *progress, uint64_t articles, uint64_t failures, bool is_last) {
  if (progress->mode == PROGRESS_NONE) return;
  double seconds = progress_seconds(progress);
  if (!is_last && seconds - progress->shown < (progress->mode == PROGRESS_JSON ? JSON_SECONDS : TERMINAL_SECONDS)) return;
  progress->shown = seconds;
  uint64_t read = atomic_load_explicit(&progress->read, memory_order_relaxed);
  double left = seconds_left(progress, read, seconds);
  if (progress->mode == PROGRESS_JSON) {
    show_json(articles, failures, read, seconds, left, is_last);
  } else if (is_last) {
    fprintf(stderr, "\r\033[K"); /* the terminal is left as it was */
  } else {
    show_line(articles, failures, read, seconds, left);
  }
}
