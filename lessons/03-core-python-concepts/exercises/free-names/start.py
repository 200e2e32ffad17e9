import symtable


def free_names(source):
    module = symtable.symtable(source, "source", "exec")
    return sorted(module.get_identifiers())


print(free_names("def bill(n): return n * price + len(extras)"))
