# portable
mkdir -p 'a b/c' x
: >'a b/c/d' >x/d
echo a*/c/d a\ b/*/d "a b"/c/* */*/d
echo x/d* x//d* ./x/./d* x/[d] 
echo [x/d] x[/]d x/
ln -s x l; ln -s nowhere dangling
echo l/* dangl* l* */ l/d
echo d*/ dangling/*
