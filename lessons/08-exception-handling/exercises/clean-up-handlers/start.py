class GaugeError(Exception):
    """A gauge gave no level."""


def report(gauge, archive):
    metres = None
    try:
        try:
            gauge.open()
        except:
            return None
        try:
            line = gauge.read()
        except:
            gauge.close()
            return None
        try:
            river, text = line.split()
        except:
            gauge.close()
            raise GaugeError("bad line")
        try:
            metres = float(text)
        except:
            metres = 0.0
        try:
            archive[river].append(metres)
        except:
            print("no such river")
            gauge.close()
    except Exception as error:
        print("something went wrong", error)
        return metres
    finally:
        gauge.close()
        return metres


class Gauge:
    def open(self): ...

    def read(self):
        return "Aller 2.31"

    def close(self):
        print("closed")


print(report(Gauge(), {"Aller": []}))
