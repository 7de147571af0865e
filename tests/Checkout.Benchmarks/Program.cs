using Checkout.Benchmarks;
using Checkout.Benchmarks.Floor;

return args switch
{
    ["floor", var provider, var connection, var account] => await FloorServer.RunAsync(provider, connection, account),
    ["run", var portal, var artifacts, .. var options] => await Run.ExecuteAsync(portal, artifacts, RunOptions.Parse(options)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Started by ./build bench [quick].");
    return 2;
}
