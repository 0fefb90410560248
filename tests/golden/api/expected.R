# Writes expected.csv: figure, estimate, se, low, high (Wald with t), deff; by R survey from schools.csv.
suppressMessages(library(survey))
schools <- read.csv("schools.csv", stringsAsFactors = TRUE)
stratified <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = schools)
clusters <- svydesign(id = ~dnum, weights = ~pw, data = schools)
types <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018))
wide <- data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))
fitted <- postStratify(clusters, ~stype, types)
raked <- rake(clusters, list(~stype, ~sch.wide), list(types, wide), control = list(maxit = 500, epsilon = 1e-12))
# R takes the residuals of the first step first; its list is turned round here to take those of the last step first.
twice <- postStratify(fitted, ~sch.wide, wide)
twice$postStrata <- rev(twice$postStrata)

lines <- "figure,estimate,se,low,high,deff"
keep <- function(name, x, design, deff = NA) {
  ci <- confint(x, df = degf(design))
  for (i in seq_along(coef(x))) {
    one <- if (length(coef(x)) > 1) paste0(name, " ", names(coef(x))[i]) else name
    figures <- c(coef(x)[i], SE(x)[i], ci[i, 1], ci[i, 2], if (is.na(deff[1])) NA else deff[i])
    lines <<- c(lines, paste(c(one, sprintf("%.17g", figures)), collapse = ","))
  }
}
for (name in c("stratified", "clusters", "fitted", "raked")) {
  design <- get(name)
  mean <- svymean(~api00, design, deff = "replace")
  keep(paste(name, "mean"), mean, design, deff(mean))
  keep(paste(name, "total"), svytotal(~enroll, design), design)
  keep(paste(name, "proportion"), svymean(~sch.wide, design), design)
  keep(paste(name, "ratio"), svyratio(~api00, ~api99, design), design)
  keep(paste(name, "by"), svyby(~api00, ~sch.wide, design, svymean), design)
  keep(paste(name, "domain"), svymean(~api00, subset(design, stype != "H")), subset(design, stype != "H"))
}
for (method in c("mean", "logit", "xlogit", "likelihood", "asin", "beta")) {
  x <- svyciprop(~I(sch.wide == "Yes"), clusters, method = method)
  lines <- c(lines, paste(c(paste("interval", method), sprintf("%.17g", c(coef(x), SE(x), confint(x))), "NA"), collapse = ","))
}
normal <- svymean(~I(as.numeric(sch.wide == "Yes")), clusters)
lines <- c(lines, paste(c("interval z", sprintf("%.17g", c(coef(normal), SE(normal), confint(normal))), "NA"), collapse = ","))
keep("twice mean", svymean(~api00, twice), twice)
keep("twice total", svytotal(~enroll, twice), twice)
writeLines(lines, "expected.csv")
