# What the tasks in R share: reading the survey, and measuring as task.ts does.

load_column <- function(folder, name) {
  path <- file.path(folder, paste0(name, ".bin"))
  size <- if (name == "unit") 4L else 1L
  codes <- readBin(path, "integer", file.size(path) / size, size, signed = size > 1L)
  ifelse(codes == 0L, NA_integer_, codes)
}

load_numbers <- function(folder, name) {
  path <- file.path(folder, paste0(name, ".bin"))
  readBin(path, "double", file.size(path) / 8)
}

load_survey <- function(folder, codes, numbers) {
  columns <- c(lapply(codes, load_column, folder = folder), lapply(numbers, load_numbers, folder = folder))
  names(columns) <- c(codes, numbers)
  as.data.frame(columns)
}

# The most memory that the process ever held; 0 where the system does not tell.
peak_mb <- function() {
  if (!file.exists("/proc/self/status")) return(0)
  line <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
  as.numeric(gsub("\\D", "", line)) * 1024 / 1e6
}

# Runs `work` once; its milliseconds by the clock and by the processor.
timed <- function(work) {
  invisible(gc())
  used <- proc.time()
  work()
  took <- proc.time() - used
  c(ms = took[["elapsed"]], cpu = took[["user.self"]] + took[["sys.self"]]) * 1000
}

# Prints what the benchmark asks of a task; `before` is the most memory that the process held before the work.
report <- function(time, before) {
  cat(sprintf('{"ms":%.1f,"firstMs":%.1f,"cpuMs":%.1f,"peakMb":%.1f,"addedMb":%.1f}\n',
    time[["ms"]], time[["ms"]], time[["cpu"]], peak_mb(), peak_mb() - before))
}

measured <- function(work) {
  before <- peak_mb()
  report(timed(work), before)
}
