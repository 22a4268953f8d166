/* Signals that end a run. A handler can reach nothing but statics. */
#include "cli/interrupt.h"

#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static volatile sig_atomic_t seen;
static int pipe_ends[2] = {-1, -1};

static void note_signal(int number) {
  seen = number;
  ssize_t written = write(pipe_ends[1], "", 1);
  (void)written;
}

int interrupt_watch(void) {
  struct sigaction action = {.sa_handler = note_signal, .sa_flags = (int)SA_RESETHAND};
  if (pipe_ends[0] < 0 && pipe(pipe_ends) != 0) return -1;
  fcntl(pipe_ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(pipe_ends[1], F_SETFD, FD_CLOEXEC);
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
  return pipe_ends[0];
}

int interrupt_signal(void) {
  return seen;
}
