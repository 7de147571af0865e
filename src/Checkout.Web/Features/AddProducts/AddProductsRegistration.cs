using Checkout.Data.Buying;
using Checkout.Data.Orders;
using Checkout.Web.Features.AddProducts.Selecting;
using Checkout.Web.Features.Renewals;

namespace Checkout.Web.Features.AddProducts;

public static class AddProductsRegistration
{
    /// <summary>What selections are priced and saved with.</summary>
    public static void AddBuying(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
            provider.GetRequiredService<IOptions<BuyingOptions>>().Value
            .ToPolicy(provider.GetRequiredService<IOptions<VendorOptions>>().Value));
        services.AddSingleton<SaveSelection>();
        services.AddSingleton<CancelOrder>();
        services.AddScoped<RenewalPages>();
        services.AddScoped<SelectionPages>();
    }
}
