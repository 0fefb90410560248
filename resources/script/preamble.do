version 16
set more off

* Gives a column of an imported file its name, found by the cell of the header.
capture program drop column
program define column
    args header name
    foreach variable of varlist v* {
        if ustrtrim(`variable'[1]) == `"`header'"' {
            rename `variable' `name'
            exit
        }
    }
    display as error `"`header'"'
    exit 111
end

* Makes a column of texts one of numbers; marks between thousands and words for a blank go. Without a decimal mark it is
* the comma where the column has commas and no points.
capture program drop numeric
program define numeric
    args name mark
    if `"`mark'"' == "" {
        quietly count if strpos(`name', ".") > 0
        local points = r(N)
        quietly count if strpos(`name', ",") > 0
        local mark = cond(r(N) > 0 & `points' == 0, ",", ".")
    }
    local other = cond(`"`mark'"' == ",", ".", ",")
    tempvar value
    generate double `value' = real(subinstr(subinstr(ustrtrim(`name'), "`other'", "", .), "`mark'", ".", .))
    drop `name'
    rename `value' `name'
end
