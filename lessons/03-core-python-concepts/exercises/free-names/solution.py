import builtins
import symtable


def free_names(source):
    found = set()

    def collect(table):
        for symbol in table.get_symbols():
            name = symbol.get_name()
            if (
                # Not is_free(): those belong to functions around.
                symbol.is_global()
                and symbol.is_referenced()
                and not hasattr(builtins, name)
            ):
                found.add(name)
        for child in table.get_children():
            collect(child)

    module = symtable.symtable(source, "source", "exec")
    for function in module.get_children():
        collect(function)
    return sorted(found)
