"""Faults of tables: CSV files and spreadsheets."""

from playpress.faults.meaning import Meaning

FAULTS: dict[str, Meaning] = {
    "CSV-HEADER": Meaning(
        "A table lacks its first line with the names of the columns, or has characters other than commas "
        "between its cells.",
        "Write `id,fact,kind` into the first line of an inventory, `metric,period,value` into that of actuals,"
        " `received,answered` into that of times; use commas.",
    ),
    "CSV-ID": Meaning(
        "Two rows of an inventory have the same id, or two rows of actuals have the same metric, period and segment.",
        "Keep one of them.",
    ),
    "CSV-ROW": Meaning(
        "A row has a different number of cells from the first line, or a time, a period or a value that cannot "
        "be read.",
        "Put double quotes around cells that contain a comma; write times as 2026-11-23 10:00.",
    ),
    "SHEET-DATE": Meaning(
        "A cell has a number where a day is expected: a spreadsheet counts days, and shows one only in a cell that is "
        "formatted as a date.",
        "Format the cell as a date, or write the day as `2027-03-31`.",
    ),
    "SHEET-ERROR": Meaning(
        "A cell shows an error of the spreadsheet program, such as `#N/A`.",
        "Write the value, or empty the cell.",
    ),
    "SHEET-FILE": Meaning(
        "A file cannot be read as a workbook or as a table of text.",
        "Save it as `.xlsx` without a password, or as CSV in UTF-8; close it in the spreadsheet program.",
    ),
    "SHEET-FORMULA": Meaning(
        "A cell is a formula. Formulas are not run, so its value is not known.",
        "Copy the cells and paste their values in the same place.",
    ),
    "SHEET-ID": Meaning(
        "A row does not say which definition or item it is about, or names one that does not exist.",
        "Fill in its id or its name.",
    ),
    "SHEET-KIND": Meaning(
        "Neither the name of a sheet nor its columns show what it lists.",
        "Name its kind: `playpress import FILE --as metric`.",
    ),
    "SHEET-LONG": Meaning(
        "A text is longer than the 32,767 characters that a cell has, so its end may be missing.",
        "Write it into the file of its definition.",
    ),
    "SHEET-MERGED": Meaning(
        "Cells are merged below the column names: only the first of them has a value.",
        "Unmerge them, and write the value into each cell that has it.",
    ),
    "SHEET-SIZE": Meaning(
        "A file, packed or unpacked, is larger than any that people fill in by hand. It was not opened.",
        "Copy the cells that matter into a new workbook.",
    ),
    "SHEET-TWICE": Meaning(
        "Two rows are about the same definition or item, or two cells give different values for the same field.",
        "Keep one of the two, or make them agree.",
    ),
}
