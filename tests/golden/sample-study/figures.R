# The headline figures of the sample study by R survey, from the raw files alone. One line a figure: name, estimate, SE.
suppressMessages(library(survey))
options(survey.lonely.psu = "fail")
folder <- commandArgs(trailingOnly = TRUE)[1]
at <- function(name) file.path(folder, paste0(name, "_sintetico.csv"))
say <- function(name, estimate, row = 1) cat(sprintf("%s %.15g %.15g\n", name, coef(estimate)[row], SE(estimate)[row]))

families <- read.csv2(at("tamizaje"), fileEncoding = "windows-1252", colClasses = c(id_familia = "character", depto = "character"))
families <- families[families$resultado == 1, ]
families <- families[!duplicated(families$id_familia), ]
families$tamano <- ifelse(families$personas >= 6, "6+", as.character(families$personas))
families$celda <- paste(families$depto, families$area)
families$desplazada <- ifelse(families$movio == 1, families$motivo_violencia, ifelse(families$movio == 2, 0, NA))
by_area <- read.csv(at("totales_familias"), colClasses = c(depto = "character"))
by_size <- read.csv(at("totales_tamano"), colClasses = c(tamano = "character"))
design <- svydesign(~upm, strata = ~estrato, weights = ~factor, nest = TRUE, data = families)
design <- rake(design, list(~celda, ~tamano),
  list(data.frame(celda = paste(by_area$depto, by_area$area), Freq = by_area$familias),
       data.frame(tamano = by_size$tamano, Freq = by_size$familias)),
  control = list(maxit = 500, epsilon = 1e-9))
say("share", svymean(~desplazada, design, na.rm = TRUE))
say("families", svytotal(~desplazada, design, na.rm = TRUE))
year <- design$variables[[grep("mudanza", names(design$variables))]]
year <- ifelse(year >= 2006 & year <= 2016, year, NA)
scores <- 2006:2016
design <- update(design, slope = ifelse(desplazada %in% 1 & !is.na(year), (year - mean(scores)) / sum((scores - mean(scores))^2), 0))
say("trend", svytotal(~slope, design))

persons <- read.csv2(at("listado"), colClasses = c(id_familia = "character"))
persons <- persons[!duplicated(persons[, c("id_familia", "orden")]), ]
persons <- merge(persons, families[, c("id_familia", "depto", "estrato", "upm", "factor")])
persons <- persons[persons$edad <= 110 & persons$sexo != 9, ]
persons$grupo <- cut(persons$edad, c(-1, 4, 11, 17, 59, 110), labels = c("0-4", "5-11", "12-17", "18-59", "60+"))
persons$celda <- paste(persons$depto, persons$sexo, persons$grupo)
by_cell <- read.csv(at("totales_personas"), colClasses = c(depto = "character"))
people <- svydesign(~upm, strata = ~estrato, weights = ~factor, nest = TRUE, data = persons)
people <- postStratify(people, ~celda,
  data.frame(celda = paste(by_cell$depto, by_cell$sexo, by_cell$grupo_edad), Freq = by_cell$personas))
say("displaced", svytotal(~I(1 * (condicion == 1)), people))
say("born", svytotal(~I(1 * (condicion == 2)), people))
say("girls", svymean(~I(1 * (grupo == "5-11")), subset(people, condicion == 1 & sexo == 2)))
