# fails: test_inner_function: not ['price', 'rate']
import builtins
import symtable


def free_names(source):
    module = symtable.symtable(source, "source", "exec")
    function = module.get_children()[-1]
    return sorted(
        symbol.get_name()
        for symbol in function.get_symbols()
        if symbol.is_global()
        and symbol.is_referenced()
        and not hasattr(builtins, symbol.get_name())
    )
