/** The program of the thread in which the engine reads files from outside; built as a file of its own. */
import '../engine/reading/thread.ts'
