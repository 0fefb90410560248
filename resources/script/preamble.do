version 16
set more off

* Gives a column of an imported file its name, found by the cell of the header.
capture program drop column
program define column
    args header name
    foreach variable of varlist v* {
        if ustrtrim(usubinstr(`variable'[1], uchar(65279), "", .)) == `"`header'"' {
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

* Reads records that the study exported beside this script, all as texts; an apostrophe stands before what a spreadsheet
* would take for a formula.
capture program drop records
program define records
    args path bytes
    checksum `"`path'"'
    if r(filelen) != `bytes' {
        display as error `"`path'"'
        exit 459
    }
    import delimited using `"`path'"', delimiters(",") encoding("utf-8") varnames(nonames) stringcols(_all) bindquotes(strict) clear
    foreach variable of varlist v* {
        quietly replace `variable' = usubstr(`variable', 2, .) if ustrregexm(`variable', "^'+[-=+@]")
    }
end

* Makes a column of 2016-07-31 or 2016-07-31T10:30:00 one of days since 1970, the time as a fraction.
capture program drop moment
program define moment
    args name
    tempvar value
    generate double `value' = daily(substr(`name', 1, 10), "YMD") - td(01jan1970)
    replace `value' = `value' + clock(substr(`name', 12, .), "hms") / 86400000 if strlen(`name') > 10
    drop `name'
    rename `value' `name'
end
