# There is no such module when a program runs: `tf` has these namespaces itself.
