# Figures of the real files by R's survey: Rscript expected.R FOLDER-OF-DATA, as lines "name estimate se" or more.
suppressMessages(library(survey))
options(survey.lonely.psu = "adjust", digits = 15)
folder <- commandArgs(trailingOnly = TRUE)[1]
say <- function(name, ...) cat(name, sprintf("%.15g", c(...)), "\n")
# Only these columns are read: the whole file of Haiti has more than a thousand.
columns <- function(file, names) {
  all <- names(read.csv(file, nrows = 1, check.names = FALSE))
  read.csv(file, colClasses = ifelse(all %in% names, NA, "NULL"), check.names = FALSE)
}

chile <- columns(file.path(folder, "chile_enusc2023/enusc2023.csv"),
                 c("enc_region", "VP_DV", "VarStrat", "Conglomerado", "Fact_Pers_Reg"))
urban <- svydesign(ids = ~Conglomerado, strata = ~VarStrat, weights = ~Fact_Pers_Reg, data = chile)
regions <- svyby(~VP_DV, ~enc_region, urban, svymean)
for (i in seq_len(nrow(regions)))
  say(paste0("chile.", regions$enc_region[i]), regions$VP_DV[i], regions$se[i],
      sum(chile$VP_DV[chile$enc_region == regions$enc_region[i]]))

haiti <- columns(file.path(folder, "haiti_msna2022/main.csv"),
                 c("stratum", "i_cluster", "weights", "d_1_situation_menage", "c_chef_menage_genre_final", "fcs_cat",
                   "r_1_reception_assistance", "c_taille_menage"))
haiti$group <- c(menage_deplace_interne = 1, menage_n_deplace = 2)[haiti$d_1_situation_menage]
haiti$woman <- as.numeric(haiti$c_chef_menage_genre_final == "femme")
haiti$food <- as.numeric(ifelse(haiti$fcs_cat == "", NA, haiti$fcs_cat == "Acceptable"))
haiti$help <- c(oui = 1, non = 0)[haiti$r_1_reception_assistance]
households <- svydesign(ids = ~i_cluster, strata = ~stratum, weights = ~weights, data = haiti, nest = TRUE)
for (name in c("woman", "food", "help", "c_taille_menage")) {
  both <- subset(households, !is.na(haiti$group) & !is.na(haiti[[name]]))
  means <- svyby(as.formula(paste0("~", name)), ~group, both, svymean, covmat = TRUE)
  difference <- svycontrast(means, c("1" = 1, "2" = -1))
  say(paste0("haiti.", name), coef(means), SE(means), coef(difference), SE(difference))
}
