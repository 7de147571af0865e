using Checkout.Web.Hosting;

var app = Portal.Build(args);

if (SettingsCheck.Problems(app.Services) is { Count: > 0 } problems)
{
    await Console.Error.WriteAsync(SettingsCheck.Page(problems));
    return 1;
}

app.UsePortal();
app.MapPortal();

await app.RunAsync();
return 0;

public partial class Program;
