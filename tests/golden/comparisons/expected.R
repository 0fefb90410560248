# Prints expected.csv: name, estimate, se, df, p, by R survey from the schools of ../api/schools.csv.
suppressMessages(library(survey))
schools <- read.csv(file.path("..", "api", "schools.csv"), stringsAsFactors = TRUE)
schools$wide <- as.numeric(schools$sch.wide == "Yes")
stratified <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = schools)
clusters <- svydesign(id = ~dnum, weights = ~pw, data = schools)
types <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018))
wide <- data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))
fitted <- postStratify(clusters, ~sch.wide, wide)
raked <- rake(clusters, list(~stype, ~sch.wide), list(types, wide), control = list(maxit = 500, epsilon = 1e-12))

cat("name,estimate,se,df,p\n")
keep <- function(name, contrast, df) {
  t <- coef(contrast) / SE(contrast)
  cat(name, sprintf("%.17g", c(coef(contrast), SE(contrast), df, 2 * pt(-abs(t), df))), sep = ",")
  cat("\n")
}

for (name in c("stratified", "clusters")) {
  design <- get(name)
  means <- svyby(~api00, ~stype, design, svymean, covmat = TRUE)
  for (pair in list(c("E", "H"), c("E", "M"), c("H", "M"))) {
    df <- degf(subset(design, stype %in% pair))
    keep(paste(name, "mean", paste(pair, collapse = "-")), svycontrast(means, setNames(c(1, -1), pair)), df)
  }
  keep(paste(name, "slope"), svycontrast(means, c(E = -1 / 2, H = 0, M = 1 / 2)), degf(design))
  shares <- svyby(~wide, ~stype, design, svymean, covmat = TRUE)
  keep(paste(name, "share E-M"), svycontrast(shares, c(E = 1, M = -1)), degf(subset(design, stype != "H")))
  # Yes and no are one test for each pair of types: three tests.
  pairs <- combn(c("E", "H", "M"), 2, simplify = FALSE)
  p <- sapply(pairs, function(pair) {
    difference <- svycontrast(shares, setNames(c(1, -1), pair))
    2 * pt(-abs(coef(difference) / SE(difference)), degf(subset(design, stype %in% pair)))
  })
  cat(paste(name, "Holm"), sprintf("%.17g", c(p.adjust(p, "holm"), NA)), sep = ",")
  cat("\n")
  totals <- svyby(~enroll, ~sch.wide, design, svytotal, covmat = TRUE)
  keep(paste(name, "total Yes-No"), svycontrast(totals, c(Yes = 1, No = -1)), degf(design))
  ratios <- svyby(~api00, ~sch.wide, denominator = ~api99, design, svyratio, covmat = TRUE)
  keep(paste(name, "ratio Yes-No"), svycontrast(ratios, c(Yes = 1, No = -1)), degf(design))
  cells <- svyby(~api00, ~stype + sch.wide, design, svymean, covmat = TRUE)
  four <- c(E.Yes = 1, E.No = -1, M.Yes = -1, M.No = 1)
  keep(paste(name, "difference of differences"), svycontrast(cells, four), degf(subset(design, stype != "H")))
}

# svyby gives no covariance for calibrated weights in R 4.1: the same differences as functions of totals.
for (name in c("fitted", "raked")) {
  design <- update(get(name), e = stype == "E", h = stype == "H", ye = api00 * (stype == "E"), yh = api00 * (stype == "H"),
    yes = enroll * (sch.wide == "Yes"), no = enroll * (sch.wide == "No"))
  totals <- svytotal(~e + h + ye + yh + yes + no, design)
  names(totals) <- sub("TRUE", "", names(totals))
  keep(paste(name, "mean E-H"), svycontrast(totals, quote(ye / e - yh / h)), degf(subset(clusters, stype != "M")))
  keep(paste(name, "total Yes-No"), svycontrast(totals, quote(yes - no)), degf(design))
}

# The rounds of a panel of the same districts, and rounds in districts of their own, as one design each.
stacked <- rbind(
  data.frame(round = "now", y = schools$api00, dnum = schools$dnum, pw = schools$pw),
  data.frame(round = "before", y = schools$api99, dnum = schools$dnum, pw = schools$pw)
)
change <- function(design) svycontrast(svyby(~y, ~round, design, svymean, covmat = TRUE), c(now = 1, before = -1))
overlapping <- svydesign(id = ~dnum, weights = ~pw, data = stacked)
keep("overlapping", change(overlapping), degf(overlapping))
independent <- svydesign(id = ~dnum, strata = ~round, weights = ~pw, data = stacked, nest = TRUE)
keep("independent", change(independent), degf(independent))

for (name in c("clusters", "fitted", "raked", "stratified")) {
  for (statistic in c("F", "Chisq", "Wald", "adjWald")) {
    test <- svychisq(~stype + sch.wide, get(name), statistic = statistic)
    cat(paste(name, statistic), sprintf("%.17g", c(test$statistic, NA, test$parameter[1], test$p.value)), sep = ",")
    cat("\n")
  }
}
half <- subset(clusters, api00 > 600)
for (statistic in c("F", "Chisq", "Wald", "adjWald")) {
  test <- svychisq(~stype + sch.wide, half, statistic = statistic)
  cat(paste("domain", statistic), sprintf("%.17g", c(test$statistic, NA, test$parameter[1], test$p.value)), sep = ",")
  cat("\n")
}
