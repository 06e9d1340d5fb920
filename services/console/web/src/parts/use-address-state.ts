/** A choice that stands in the address, so that a link may lead to it and going back undoes it. */
import { useSearchParams } from 'react-router'

/** The first value is the one that is not written. */
export function useAddressState<Value extends string>(
  name: string,
  values: readonly [Value, ...Value[]],
): [Value, (value: Value) => void] {
  const [params, setParams] = useSearchParams()
  const [initial] = values
  const value = values.find((each) => each === params.get(name)) ?? initial
  const change = (next: Value) =>
    setParams((before) => {
      const changed = new URLSearchParams(before)
      if (next === initial) changed.delete(name)
      else changed.set(name, next)
      return changed
    })
  return [value, change]
}
