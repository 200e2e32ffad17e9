# fails: test_names_from_outside: should return ['extras', 'price']
# fails: test_inner_function: not ['tax']
# fails: test_comprehensions: should return ['least', 'names']
# fails: test_global_statement: should return ['sold', 'tray']
# fails: test_own_name: should return ['again']
import builtins
import symtable


def free_names(source):
    found = []

    def collect(table):
        for symbol in table.get_symbols():
            name = symbol.get_name()
            if symbol.is_free() and not hasattr(builtins, name):
                found.append(name)
        for child in table.get_children():
            collect(child)

    collect(symtable.symtable(source, "source", "exec"))
    return sorted(found)
