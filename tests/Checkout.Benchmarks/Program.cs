using Checkout.Benchmarks;
using Checkout.Benchmarks.Floor;

return args switch
{
    ["floor", var provider, var connection, var account, var key] => await FloorServer.RunAsync(provider, connection, account, key),
    [var portal, var artifacts, .. var asked] => await new Run(portal, artifacts, asked).ExecuteAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Started by ./build bench.");
    return 2;
}
