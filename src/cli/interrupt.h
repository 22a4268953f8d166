/* SIGINT and SIGTERM: the first asks the run to finish what is under way, the second ends the program at once. */
#ifndef NG_CLI_INTERRUPT_H
#define NG_CLI_INTERRUPT_H

/* From now on signals ask. Returns a file descriptor that becomes readable when one came, -1 when there is none to be had. */
int interrupt_watch(void);

/* The signal that came, 0 when none did. Any thread. */
int interrupt_signal(void);

#endif
