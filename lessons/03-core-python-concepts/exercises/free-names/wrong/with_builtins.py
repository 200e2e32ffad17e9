# fails: test_names_from_outside: not ['extras', 'len', 'price']
# fails: test_comprehensions: not ['least', 'names', 'zip']
import symtable


def free_names(source):
    found = set()

    def collect(table):
        for symbol in table.get_symbols():
            if symbol.is_global() and symbol.is_referenced():
                found.add(symbol.get_name())
        for child in table.get_children():
            collect(child)

    module = symtable.symtable(source, "source", "exec")
    for function in module.get_children():
        collect(function)
    return sorted(found)
