# Writes people.csv and expected.csv (figure, estimate, se) with R survey: Rscript expected.R
suppressMessages(library(survey))
suppressMessages(library(Matrix))
set.seed(20261128)

# An invented screening: 4 strata of PSUs, households in them, a second phase of households by what the first one found.
psus <- do.call(rbind, lapply(1:4, function(h) data.frame(stratum = paste0("h", h), psu = 1:c(5, 6, 7, 8)[h], N = c(40, 55, 80, 61)[h])))
people <- do.call(rbind, lapply(seq_len(nrow(psus)), function(i) {
  households <- sample(5:9, 1)
  size <- sample(1:3, households, replace = TRUE)
  data.frame(psus[rep(i, sum(size)), ], household = rep(seq_len(households), size))
}))
people$key <- paste(people$stratum, people$psu, people$household)
found <- tapply(seq_len(nrow(people)), people$key, length)
group <- setNames(sample(c("displaced", "mixed", "other"), length(found), replace = TRUE, prob = c(3, 3, 6)), names(found))
people$group <- unname(group[people$key])
people$M <- 60
people$sex <- sample(c("F", "M"), nrow(people), replace = TRUE)
people$income <- round(rgamma(nrow(people), 2, 0.01) + 150 * (people$group == "other"), 2)
people$spent <- round(people$income * runif(nrow(people), 0.3, 1.2), 2)
people$unsafe <- rbinom(nrow(people), 1, ifelse(people$group == "displaced", 0.6, 0.3))
rate <- c(displaced = 0.8, mixed = 0.5, other = 0.25)
keys <- split(names(group), group)
drawn <- unlist(lapply(names(keys), function(g) sample(keys[[g]], round(length(keys[[g]]) * rate[g]))))
people$drawn <- as.integer(people$key %in% drawn)
people$w <- people$N / ave(people$psu, people$stratum, FUN = max) * 8
people <- people[sample(nrow(people)), ]
rownames(people) <- NULL
people$pid <- paste(people$stratum, people$psu)
households <- people[!duplicated(people$key), ]

lines <- "figure,estimate,se"
keep <- function(name, x) {
  lines <<- c(lines, sprintf("%s,%.17g,%.17g", paste(name, names(coef(x)), sep = ": "), coef(x), SE(x)))
}
figures <- function(name, design, ...) {
  keep(paste(name, "total"), svytotal(~income, design))
  keep(paste(name, "mean"), svymean(~income, design))
  keep(paste(name, "share"), svymean(~factor(sex), design))
  keep(paste(name, "ratio"), svyratio(~spent, ~income, design))
  keep(paste(name, "domain"), svymean(~income, subset(design, unsafe == 1)))
  keep(paste(name, "domain total"), svytotal(~income, subset(design, sex == "F")))
  keep(paste(name, "by"), svyby(~unsafe, ~sex, design, svymean))
}

# R's own function, for a first phase of PSUs of one stratum and for one of households alone.
one <- people[people$stratum == "h4", ]
figures("one stratum", twophase(
  id = list(~pid, ~key), strata = list(NULL, ~group), fpc = list(~N, NULL), subset = ~drawn == 1, data = one, method = "full"
))
households$of <- 2000
figures("households", twophase(
  id = list(~key, ~key), strata = list(NULL, ~group), fpc = list(~of, NULL), subset = ~drawn == 1, data = households, method = "full"
))

# survey 4.1-1 reads the sample sizes of strata of the first phase from the wrong rows, and takes a first phase without
# population sizes for Poisson's. The same function with the matrix of the first phase made anew: -(1 - p)/(n - 1) between
# units of a stratum, p = 0 with replacement, stages joined by R's own rule.
check <- function(id, stratum, n, p) {
  same <- outer(id, id, `==`)
  matrix(outer(stratum, stratum, `==`) * -(1 - p) / (n - 1), length(id)) * (1 - same) + same * (1 - p)
}
sizes <- function(unit, stratum) ave(as.integer(factor(unit)), stratum, FUN = function(x) length(unique(x)))
corrected <- function(data, replace) {
  n1 <- sizes(data$pid, data$stratum)
  n2 <- sizes(data$key, data$pid)
  data$p1 <- if (replace) 1 / data$w else n1 / data$N
  data$p2 <- if (replace) 1 else n2 / data$M
  design <- if (replace) twophase(
    id = list(~pid, ~key), strata = list(~stratum, ~group), probs = list(~p1, NULL), subset = ~drawn == 1, data = data, method = "full"
  ) else twophase(
    id = list(~pid + key, ~key), strata = list(~stratum, ~group), probs = list(~p1 + p2, NULL), subset = ~drawn == 1, data = data, method = "full"
  )
  s <- data$drawn == 1
  first <- check(data$pid[s], data$stratum[s], n1[s], if (replace) 0 else data$p1[s])
  if (!replace) first <- survey:::twophaseDcheck(first, check(data$key[s], data$pid[s], n2[s], data$p2[s]))
  design$dcheck <- list(
    phase1 = first, phase2 = design$dcheck$phase2, full = survey:::twophaseDcheck(first, design$dcheck$phase2)
  )
  design
}
figures("two stages", corrected(people, FALSE))
figures("replacement", corrected(people, TRUE))

people <- people[c("stratum", "psu", "household", "key", "group", "drawn", "N", "M", "w", "sex", "income", "spent", "unsafe")]
people[people$drawn == 0, c("sex", "income", "spent", "unsafe")] <- NA
write.csv(people, "people.csv", row.names = FALSE, na = "", quote = FALSE)
writeLines(lines, "expected.csv")
