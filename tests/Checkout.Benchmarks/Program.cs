using Checkout.Benchmarks;
using Checkout.Benchmarks.Floor;

return args switch
{
    ["floor", var provider, var connection, var account, var key] => await FloorServer.RunAsync(provider, connection, account, key),
    [var portal, _, "first", .. var asked] => await FirstLookRun.ExecuteAsync(portal, asked),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Started by ./build bench.");
    return 2;
}
