# ---- Random numbers ---------------------------------------------------------------------------------------------

# Whole numbers 0 ... below - 1, the same for the same seed as in the study: xoshiro128** (Blackman & Vigna 2021), its
# state filled by SplitMix64. Words of 32 bits are numbers without fraction.
random_stream <- function(seed) {
  state <- seed_state(seed)
  a <- state[1]; b <- state[2]; c <- state[3]; d <- state[4]
  word <- 2^32
  function(below) {
    repeat {
      value <- (rotated((b * 5) %% word, 7) * 9) %% word
      shifted <- (b * 512) %% word
      c <<- xor_words(c, a); d <<- xor_words(d, b); b <<- xor_words(b, c); a <<- xor_words(a, d)
      c <<- xor_words(c, shifted)
      d <<- rotated(d, 11)
      rest <- value %% below
      if (value - rest <= word - below) return(rest)
    }
  }
}

rotated <- function(x, bits) (x * 2^bits) %% 2^32 + x %/% 2^(32 - bits)

xor_words <- function(x, y) bitwXor(x %/% 65536, y %/% 65536) * 65536 + bitwXor(x %% 65536, y %% 65536)

# Numbers of 64 bits are four of 16, the lowest first.
seed_state <- function(seed) {
  x <- limbs_of(seed)
  words <- numeric(0)
  for (pair in 1:2) {
    x <- carried(x + c(0x7c15, 0x7f4a, 0x79b9, 0x9e37))
    z <- multiplied(mixed(x, 30), c(0xe5b9, 0x1ce4, 0x476d, 0xbf58))
    z <- mixed(multiplied(mixed(z, 27), c(0x11eb, 0x1331, 0x49bb, 0x94d0)), 31)
    words <- c(words, z[1] + 65536 * z[2], z[3] + 65536 * z[4])
  }
  words
}

limbs_of <- function(number) {
  if (number < 0) return(65535 - limbs_of(-number - 1))
  number %/% 65536^(0:3) %% 65536
}

carried <- function(x) {
  for (at in 1:3) {
    x[at + 1] <- x[at + 1] + x[at] %/% 65536
    x[at] <- x[at] %% 65536
  }
  x[4] <- x[4] %% 65536
  x
}

multiplied <- function(x, y) {
  product <- numeric(4)
  for (i in 1:4) for (j in seq_len(5 - i)) {
    product[i + j - 1] <- product[i + j - 1] + x[i] * y[j]
  }
  carried(product)
}

mixed <- function(x, shift) {
  limbs <- shift %/% 16
  bits <- shift %% 16
  high <- c(x, numeric(4))[1:4 + limbs]
  above <- c(x, numeric(5))[2:5 + limbs]
  bitwXor(x, high %/% 2^bits + (above %% 2^bits) * 2^(16 - bits))
}
