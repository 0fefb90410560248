# ---- Direct standardisation -------------------------------------------------------------------------------------

# A design whose means are standardised in every cell of the dimensions kept, with the measure of its records, `rows`.
standardised <- function(table, design, found, kept) {
  inside <- found$wanted & found$measure$answered & weights(design$survey) > 0
  for (dimension in kept) inside <- inside & !is.na(found$places[[dimension]])
  known <- table$standard$totals
  place <- data.frame(
    row = seq_along(inside), standard = factor(cell_in(design$survey$variables, table$standard$by), levels = known$cell),
    over = do.call(paste, c(list(rep("", length(inside))), unname(found$places[kept])))
  )
  # A calibrated design keeps the records outside, without weight: they may stand anywhere.
  place[!inside, c("standard", "over")] <- place[which(inside)[1], c("standard", "over")]
  survey <- design$survey
  survey$variables <- place
  survey <- last_first(svystandardize(survey[inside, ], ~standard, ~over, known$Freq))
  rows <- survey$variables$row
  # Where a weight was and is 0 survey takes 1 for it, and gives such records a residual.
  attr(survey$postStrata[[1]], "weights")[!inside[rows]] <- .Machine$double.xmin
  part <- design
  part$survey <- survey
  if (!is.null(design$replicates)) {
    cell <- paste(place$standard, place$over)[rows]
    totals <- tapply(weights(survey), cell, sum)
    repeats <- design$replicates$weights[rows, , drop = FALSE] * inside[rows]
    part$replicates$weights <- repeats * as.vector(totals[cell]) / rowsum(repeats, cell)[cell, ]
  }
  measure <- found$measure
  measure$y <- measure$y[rows, , drop = FALSE]
  list(design = part, measure = measure, rows = rows)
}
